/**
 * From a network's logits to tokens: step by step for networks that go on from their own output,
 * and from all steps at once for CTC. Knows neither models nor vocabularies.
 */
@NullMarked
package dev.lamina.runtime.decode;

import org.jspecify.annotations.NullMarked;
