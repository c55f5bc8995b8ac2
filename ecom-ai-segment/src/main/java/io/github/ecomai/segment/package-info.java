/** Clustering kernels and customer segmentation. */
@NullMarked
package io.github.ecomai.segment;

import org.jspecify.annotations.NullMarked;
