/** The story of three runs, told on the bundled samples. */
package io.varve.runners.demo;
