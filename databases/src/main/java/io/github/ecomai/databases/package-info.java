/** Real databases for tests and benchmarks. */
@NullMarked
package io.github.ecomai.databases;

import org.jspecify.annotations.NullMarked;
