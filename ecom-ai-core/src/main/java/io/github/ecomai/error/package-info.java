/** The errors that the library throws for trouble in the world. */
@NullMarked
package io.github.ecomai.error;

import org.jspecify.annotations.NullMarked;
