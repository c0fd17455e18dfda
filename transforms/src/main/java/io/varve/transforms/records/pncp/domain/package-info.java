/** The code lists of PNCP, as data. */
package io.varve.transforms.records.pncp.domain;
