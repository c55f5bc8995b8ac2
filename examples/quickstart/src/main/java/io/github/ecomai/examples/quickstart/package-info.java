/** Ten-line programs, one per system. */
@NullMarked
package io.github.ecomai.examples.quickstart;

import org.jspecify.annotations.NullMarked;
