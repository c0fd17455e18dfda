/** Which price file belongs to which instrument, and in which currency its prices are. */
package io.varve.transforms.matching;
