/** The character network of the lecture, which learns to say "hello". */
@NullMarked
package dev.lamina.samples.hello;

import org.jspecify.annotations.NullMarked;
