/** Which columns a price file has and where. */
package io.varve.transforms.prices.layout;
