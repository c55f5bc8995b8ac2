/** Translation of queries to SQL dialects. */
@NullMarked
package io.github.ecomai.sql;

import org.jspecify.annotations.NullMarked;
