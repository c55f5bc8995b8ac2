/** Market Intelligence Hub: the forecasting system. */
@NullMarked
package io.github.ecomai.market;

import org.jspecify.annotations.NullMarked;
