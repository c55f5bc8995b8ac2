/** Retail Copilot: the system that answers questions in words. */
@NullMarked
package io.github.ecomai.copilot;

import org.jspecify.annotations.NullMarked;
