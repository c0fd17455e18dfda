/**
 * The last step of every run: adding everything up, checking it, and publishing it as one snapshot.
 */
package io.varve.pipelines.commit;
