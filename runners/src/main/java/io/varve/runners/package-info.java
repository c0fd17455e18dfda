/** The programs. The only place with {@code main}, printing and exit codes. */
package io.varve.runners;
