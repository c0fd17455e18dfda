/** How records travel between Beam workers. */
package io.varve.io.coders;
