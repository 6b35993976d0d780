package org.waymark.award.verifying;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Finds the badge that is baked into an SVG; nothing in it is followed, and a document type is refused. */
final class SvgText {

    private static final String OPEN_BADGES_3 = "https://purl.imsglobal.org/ob/v3p0";
    private static final String OPEN_BADGES_2 = "http://openbadges.org";

    private static final int DEEPEST = 200;

    private SvgText() {}

    /**
     * The text of Open Badges 3.0, else that of 2.0; null where there is none.
     *
     * @throws Fault for what is not well-formed, or made to harm its reader
     */
    static @Nullable String badge(String svg) {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(svg));
            try {
                return found(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new Fault(Finding.PICTURE_BROKEN, e);
        }
    }

    private static @Nullable String found(XMLStreamReader xml) throws XMLStreamException {
        String older = null;
        int depth = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new Fault(Finding.PICTURE_UNSAFE);
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (++depth > DEEPEST) {
                    throw new Fault(Finding.PICTURE_UNSAFE);
                }
                if (isElement(xml, OPEN_BADGES_3, "credential")) {
                    return content(xml);
                }
                if (older == null && isElement(xml, OPEN_BADGES_2, "assertion")) {
                    older = content(xml);
                    depth--;
                }
            }
        }
        return older;
    }

    private static boolean isElement(XMLStreamReader xml, String namespace, String name) {
        return name.equals(xml.getLocalName()) && namespace.equals(xml.getNamespaceURI());
    }

    /** JSON stands inside, a JWT or an address in the attribute; the reader stands on the end of the element afterwards. */
    private static String content(XMLStreamReader xml) throws XMLStreamException {
        String verify = xml.getAttributeValue(null, "verify");
        String inside = xml.getElementText();
        return inside.isBlank() && verify != null ? verify : inside;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is fetched");
        });
        return factory;
    }
}
