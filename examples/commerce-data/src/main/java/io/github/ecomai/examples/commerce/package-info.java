/** A small seeded shop to try the systems on. */
@NullMarked
package io.github.ecomai.examples.commerce;

import org.jspecify.annotations.NullMarked;
