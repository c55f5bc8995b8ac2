/** Tests of the rules that hold across all modules. */
@NullMarked
package io.github.ecomai.architecture;

import org.jspecify.annotations.NullMarked;
