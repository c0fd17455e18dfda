/** Writing what a snapshot holds in forms that other programs read. */
package io.varve.runners.export;
