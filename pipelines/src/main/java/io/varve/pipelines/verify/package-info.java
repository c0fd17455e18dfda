/** Verifying that the stored rows are what the source files give. Changes nothing. */
package io.varve.pipelines.verify;
