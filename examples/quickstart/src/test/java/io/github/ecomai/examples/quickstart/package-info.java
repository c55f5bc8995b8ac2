/** Runs the programs, and holds words and code together. */
@NullMarked
package io.github.ecomai.examples.quickstart;

import org.jspecify.annotations.NullMarked;
