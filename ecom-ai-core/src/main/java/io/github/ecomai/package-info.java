/** Entry point of ecom-ai: builder, systems and operations. */
@NullMarked
package io.github.ecomai;

import org.jspecify.annotations.NullMarked;
