/** Places as users write them, before anything is opened there. */
package io.varve.io.location;
