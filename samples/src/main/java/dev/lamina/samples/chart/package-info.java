/** Pictures of training runs, drawn without a screen: curves, filters, grids of predictions. */
@NullMarked
package dev.lamina.samples.chart;

import org.jspecify.annotations.NullMarked;
