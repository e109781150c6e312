#include "paint/xmp_int.h"

#include "paint/xml_int.h"

static const char head[] =
    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<dc:format>application/pdf</dc:format>\n";

/* PDF/A wants schemas described that it does not know itself. */
static const char tail[] =
    "</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";

static void put_property(struct buf *out, const char *open, struct str text, const char *close)
{
    if (text.len == 0)
        return;
    buf_puts(out, open);
    xml_put_text(out, text);
    buf_puts(out, close);
}

void xmp_put(struct buf *out, const struct xmp_facts *facts)
{
    buf_puts(out, head);
    put_property(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", facts->title,
                 "</rdf:li></rdf:Alt></dc:title>\n");
    put_property(out, "<dc:creator><rdf:Seq><rdf:li>", facts->author, "</rdf:li></rdf:Seq></dc:creator>\n");
    put_property(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", facts->subject,
                 "</rdf:li></rdf:Alt></dc:description>\n");
    put_property(out, "<dc:language><rdf:Bag><rdf:li>", facts->language, "</rdf:li></rdf:Bag></dc:language>\n");
    put_property(out, "<pdf:Keywords>", facts->keywords, "</pdf:Keywords>\n");
    put_property(out, "<pdf:Producer>", facts->producer, "</pdf:Producer>\n");
    put_property(out, "<xmp:CreatorTool>", facts->creator, "</xmp:CreatorTool>\n");
    put_property(out, "<xmp:CreateDate>", facts->date, "</xmp:CreateDate>\n");
    put_property(out, "<xmp:ModifyDate>", facts->date, "</xmp:ModifyDate>\n");
    buf_puts(out, tail);
}
