/**
 * The 26 tables of the commerce schema, and a made-up shop of any size that fills them and whose
 * truth is known.
 */
@NullMarked
package io.github.ecomai.examples.commerce;

import org.jspecify.annotations.NullMarked;
