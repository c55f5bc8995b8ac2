/** Reports for people: pages and pictures that need nothing else. */
@NullMarked
package io.github.ecomai.report;

import org.jspecify.annotations.NullMarked;
