/** The main job: five systems on one shop, with a report. */
@NullMarked
package io.github.ecomai.examples.tour;

import org.jspecify.annotations.NullMarked;
