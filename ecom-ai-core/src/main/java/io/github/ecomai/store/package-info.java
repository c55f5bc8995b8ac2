/** Versioned, checksummed model files and the stores that keep them. */
@NullMarked
package io.github.ecomai.store;

import org.jspecify.annotations.NullMarked;
