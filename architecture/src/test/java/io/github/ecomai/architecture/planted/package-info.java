/** Code that breaks the rules, to prove that the rules see it. Not null-marked, on purpose. */
package io.github.ecomai.architecture.planted;
