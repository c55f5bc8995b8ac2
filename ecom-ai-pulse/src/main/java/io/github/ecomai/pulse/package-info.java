/** Global Market Pulse: the system that compares markets. */
@NullMarked
package io.github.ecomai.pulse;

import org.jspecify.annotations.NullMarked;
