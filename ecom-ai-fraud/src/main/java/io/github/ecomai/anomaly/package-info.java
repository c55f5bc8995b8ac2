/** Anomaly detection kernels. */
@NullMarked
package io.github.ecomai.anomaly;

import org.jspecify.annotations.NullMarked;
