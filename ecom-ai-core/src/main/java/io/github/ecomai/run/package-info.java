/** What a piece of work may use: clock, zone, randomness, threads, progress, cancellation. */
@NullMarked
package io.github.ecomai.run;

import org.jspecify.annotations.NullMarked;
