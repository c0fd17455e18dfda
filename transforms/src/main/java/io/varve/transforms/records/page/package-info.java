/** Pages as they were fetched, kept so that a run can be replayed. */
package io.varve.transforms.records.page;
