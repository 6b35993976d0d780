package org.waymark.catalog.standards;

/**
 * What an import would do, or did.
 *
 * @param changed with another text, code, kind or place in the tree
 * @param withdrawn no longer in the package; they stay, since micro-credentials may be aligned to them
 * @param cameBack withdrawn before, and in the package again
 * @param doubledCodes codes that several standards have
 * @param otherLinks associations that the tree is not made of
 */
record ImportCounts(
        int items,
        int made,
        int changed,
        int withdrawn,
        int cameBack,
        int unchanged,
        int doubledCodes,
        int otherLinks) {

    public boolean changesNothing() {
        return made + changed + withdrawn + cameBack == 0;
    }
}
