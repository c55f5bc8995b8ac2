/** Demand Insights Engine: the system for customers, demand and prices. */
@NullMarked
package io.github.ecomai.demand;

import org.jspecify.annotations.NullMarked;
