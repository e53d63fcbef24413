// SPDX-License-Identifier: MIT

package export

import (
	"io"
	"strconv"
)

// GEXF writes the network for Gephi (GEXF 1.3). Edges are directed, from who a
// relation is told of. Only certain days become a beginning or an end.
func GEXF(w io.Writer, in *Input) error {
	nodes, edges := in.network()
	about := in.Dossier.About
	x := newXMLFile(w)
	x.open("gexf", "xmlns", "http://gexf.net/1.3", "version", "1.3")
	x.open("meta", "lastmodifieddate", in.updated())
	x.leaf("creator", "Isnad")
	x.leaf("title", in.in(about.Title))
	x.leaf("description", in.in(about.Summary))
	x.close("meta")
	x.open("graph", "defaultedgetype", "directed", "mode", "dynamic", "timeformat", "date", "timerepresentation", "interval")
	gexfAttributes(x, "node", nodeAttributes)
	gexfAttributes(x, "edge", edgeAttributes)
	x.open("nodes")
	for _, n := range nodes {
		x.open("node", "id", n.id, "label", n.label)
		gexfValues(x, n.values)
		x.close("node")
	}
	x.close("nodes")
	x.open("edges")
	for _, e := range edges {
		x.open("edge", "id", e.id, "source", e.source, "target", e.target, "label", e.label, "start", e.start, "end", e.end)
		gexfValues(x, e.values)
		x.close("edge")
	}
	x.close("edges")
	x.close("graph")
	x.close("gexf")
	return x.finish(w)
}

func gexfAttributes(x *xmlFile, class string, names []string) {
	x.open("attributes", "class", class, "mode", "static")
	for i, name := range names {
		x.leaf("attribute", "", "id", strconv.Itoa(i), "title", name, "type", "string")
	}
	x.close("attributes")
}

func gexfValues(x *xmlFile, values []string) {
	x.open("attvalues")
	for i, v := range values {
		if v != "" {
			x.leaf("attvalue", "", "for", strconv.Itoa(i), "value", v)
		}
	}
	x.close("attvalues")
}
