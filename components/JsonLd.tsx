/** What the page is, for machines: a page's data as JSON in which no `<` stands. */
export const JsonLd = ({ json }: { json: string }) => (
  <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
)
