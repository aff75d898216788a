/** Many to one: which mails nobody wants. */
@NullMarked
package dev.lamina.samples.mail;

import org.jspecify.annotations.NullMarked;
