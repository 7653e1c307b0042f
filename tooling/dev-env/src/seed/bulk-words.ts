const words = (list: string) => list.trim().split(/\s+/)
const lines = (list: string) =>
  list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const givenNames = words(`
  Ada Adeel Aisha Alan Amara Amir Ana Andrew Anita Anton Arjun Ava Ben Bethan Blessing Bogdan Bryony Callum Carys Chen Chidi Claire Craig
  Daisy Dan Dawn Deepa Derek Diego Donna Ebony Edith Elif Ellis Emeka Erin Esther Ewan Fatima Fiona Florin Frank Freya Gareth Gemma George
  Grace Gwen Habib Hannah Harriet Hassan Helen Henry Hiro Holly Hugo Iain Ibrahim Ines Iqbal Irene Isla Ivan Jack Jamal Jane Jasmin Jean
  Joel Joy Julia Kai Karen Kemi Kirsty Kwame Laila Lara Lee Leon Linda Lloyd Lucy Luis Mabel Magda Malik Mandy Marco Maria Mei Mia Miriam
  Mohammed Morag Musa Nadia Naomi Nasreen Neil Nia Nikhil Noah Nora Olga Omar Oscar Owen Pamela Patrick Pearl Petra Philip Poppy Priti Rafi
  Rhys Rita Robin Rosa Ruth Saba Sade Sally Samir Sara Scott Selma Sian Simon Sofia Stan Stella Sunil Tamsin Tariq Tess Theo Tina Tomasz
  Uma Victor Vera Wendy Will Xin Yasmin Yusuf Zara Zofia`)

export const familyNames = words(`
  Abbott Achebe Adams Adeyemi Ahmed Akhtar Ali Allen Anand Archer Ashby Austin Bailey Banks Barnes Begum Bell Bennett Bhatt Birch Blair Boyd
  Brand Briggs Brook Byrne Cameron Carter Chan Chapman Chowdhury Clarke Cole Cooper Cox Craig Cross Dalton Daniels Davies Desai Dhillon Dixon
  Doyle Duffy Dunn Eaton Eke Ellis Evans Farah Farrell Fenton Fisher Flynn Foster Fraser Frost Gallagher Garner Gibbs Gill Gordon Grant Green
  Gupta Hale Hall Hamid Harding Hart Hassan Hayes Henry Hill Holt Howe Hughes Hussain Ibrahim Iqbal Jackson James Jennings Jones Joshi Kaur
  Kelly Kemp Khan King Kowalski Lamb Lane Lawson Le Lee Lewis Lin Lloyd Lowe Macdonald Malik Marsh Martin Mason Mensah Miah Miller Moore
  Morgan Murphy Nash Ncube Newton Nolan Novak Nunn Obi Okeke Oliver Osei Owen Page Parker Patel Pearce Perry Pham Phillips Popescu Powell Price
  Quinn Rahman Reid Rhodes Richards Riley Roberts Rose Rowe Roy Ryan Saeed Sanders Scott Shah Sharma Shaw Silva Simpson Singh Slater Smith
  Spencer Stone Sullivan Sutton Tanner Taylor Thapa Thomas Tran Turner Underwood Usman Vaughan Wallace Walsh Ward Watts Webb West White Wilson
  Wong Wood Wright Yates Young Zaman`)

export const streets = words(
  'Alder Birch Canal Chapel Dene Elm Ferry Grange Heath Ivy Juniper Kiln Larch Mill Nettle Orchard Priory Quay Rowan Station',
)
export const streetKinds = words('Road Street Lane Close Avenue Way Terrace Court')
export const towns = words('Eastbrook Westbury Northhaven Southmere Millford Ashcombe Kingsley Fairview Redhill Stonebridge')

export const physicalConditions = lines(`
  Asthma, with an inhaler for bad days.
  Arthritis in both hands.
  Type 2 diabetes, well controlled.
  Recovering from a hip operation.
  High blood pressure, takes tablets.
  Hearing aid on the left side.
  Walks with a stick and tires on stairs.
  Epilepsy, no seizure for two years.`)
export const mentalConditions = lines(`
  Sleeps badly since last winter.
  Anxious in crowds, prefers calls to visits.
  Low mood, sees a counsellor every fortnight.
  Grieving for a brother.
  Diagnosed with post-traumatic stress.`)
export const ethnicities = lines(`
  White British
  British Pakistani
  Black British, Caribbean family
  Black African
  Indian
  Chinese
  Bangladeshi
  White Irish
  Polish
  Mixed, white and Asian`)
export const religions = lines(`
  No religion
  Church of England
  Catholic
  Muslim
  Hindu
  Sikh
  Jewish
  Buddhist
  Methodist`)
export const noteOpenings = lines(`
  Visited at home.
  Rang in the morning.
  Met at the day centre.
  Short call about the letter.
  Visit on the ward.
  Spoke on the phone after lunch.`)
export const noteMatters = lines(`
  The benefits form is done and posted.
  Asked about help with the shopping.
  The housing office has still not answered.
  Would like company on Thursdays.
  The neighbour helps with the bins.
  Wants to go back to the choir.
  The new boiler works.
  Asked to change the day of our calls.`)
export const noteEndings = lines(`
  Will ring again next week.
  Nothing else to do for now.
  I will write to the council.
  Next visit is agreed.
  Left my number.`)
export const safeContacts = lines(`
  Call after 10 in the morning. Leave no message with anyone else.
  Text only.
  Do not ring on Sundays.
  Letters in a plain envelope.`)
