/** Starts a warehouse from what earlier systems knew. */
package io.varve.pipelines.earlier;
