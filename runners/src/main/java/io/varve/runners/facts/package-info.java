/** Gathers from a warehouse what an answer needs. Reads only, prints nothing. */
package io.varve.runners.facts;
