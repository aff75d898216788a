/**
 * Text as numbers and back: tokenizers and vocabularies. And what generated text is measured by,
 * which stands here and not with the trainer's metrics, since it compares texts and knows no batch.
 */
@NullMarked
package dev.lamina.runtime.text;

import org.jspecify.annotations.NullMarked;
