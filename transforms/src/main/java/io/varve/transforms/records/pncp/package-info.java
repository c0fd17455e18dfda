/**
 * PNCP, the portal of Brazil's public procurement (Portal Nacional de Contratações Públicas), as a
 * source of records.
 */
package io.varve.transforms.records.pncp;
