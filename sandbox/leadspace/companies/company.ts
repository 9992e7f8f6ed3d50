/** What the stand-in knows about a company; what it does not know is absent. */
export interface Company {
  id: string;
  name: string;
  /** Other names it goes by: acronym, trade name, the name in another script. */
  also: string[];
  website?: string | undefined;
  country?: string | undefined;
  state?: string | undefined;
  city?: string | undefined;
  street?: string | undefined;
  postcode?: string | undefined;
  industry?: string | undefined;
  subIndustry?: string | undefined;
  naics?: CodeWithText | undefined;
  sic?: CodeWithText | undefined;
  employees?: number | undefined;
  /** US dollars a year. */
  revenue?: number | undefined;
  ownership?: string | undefined;
  phone?: string | undefined;
  founded?: string | undefined;
  /** Id of the company that owns it. */
  parent?: string | undefined;
}

export interface CodeWithText {
  code: string;
  text: string;
}
