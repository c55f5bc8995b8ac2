/** Compliance Guardian: the system for transactions and sensitive data. */
@NullMarked
package io.github.ecomai.compliance;

import org.jspecify.annotations.NullMarked;
