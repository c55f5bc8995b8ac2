/** Contract suites that authors of engines, sources and systems extend. */
@NullMarked
package io.github.ecomai.testkit;

import org.jspecify.annotations.NullMarked;
