/**
 * One execution from its options to its report: records of start and end, errors turned into
 * outcomes, and plans.
 */
package io.varve.pipelines.run;
