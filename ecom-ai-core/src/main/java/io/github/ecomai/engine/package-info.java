/** The interfaces that an engine implements, and the fitted things they return. */
@NullMarked
package io.github.ecomai.engine;

import org.jspecify.annotations.NullMarked;
