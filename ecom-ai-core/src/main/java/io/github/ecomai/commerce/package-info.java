/** Commerce concepts such as orders and order lines, mapped to the tables of a source. */
@NullMarked
package io.github.ecomai.commerce;

import org.jspecify.annotations.NullMarked;
