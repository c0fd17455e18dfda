/**
 * Facts about a warehouse for people who must be sure: is it intact, what happened to a file. Reads
 * only; never prints, never repairs.
 */
package io.varve.io.audit;
